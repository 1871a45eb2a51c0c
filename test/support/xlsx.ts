import { read, utils } from "@e965/xlsx";

/** A sheet as another program than the one that wrote it reads it. */
export interface ReadSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** The sheets of a workbook, every cell as text. Fails where a cell is anything but text. */
export function readSheets(bytes: Uint8Array): ReadSheet[] {
  const book = read(bytes, { cellFormula: true, cellStyles: true });
  return book.SheetNames.map((name) => {
    const sheet = book.Sheets[name] ?? {};
    for (const [address, cell] of Object.entries(sheet)) {
      if (address.startsWith("!") || cell.t === "z") continue;
      if (cell.t !== "s" || cell.f !== undefined) throw new Error(`${name}!${address} is no text`);
    }
    return { name, rows: utils.sheet_to_json<string[]>(sheet, { header: 1, defval: "" }) };
  });
}
