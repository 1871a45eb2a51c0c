import { expect, test } from "vitest";
import { ProgressLine } from "../../src/commands/progress.js";

function told(isTerminal: boolean, columns: number, moments: readonly number[]): string[] {
  const said: string[] = [];
  const write = (text: string) => said.push(text);
  const line = new ProgressLine({ write, isTerminal, columns });
  for (const elapsed of moments) {
    line.show({ customers: elapsed, documents: elapsed * 4, share: elapsed / 40_000, elapsed });
  }
  line.clear();
  return said;
}

test("a terminal sees a bar that changes in its place, and is gone in the end", () => {
  const [first, second, ...others] = told(true, 100, [50, 100, 120, 10_000]);
  expect(first).toBe(
    "\r\u001b[2K[------------------------------] 0 %, 100 customers, 400 documents, 4000/s, 40 s left",
  );
  expect(second).toBe(
    "\r\u001b[2K[########----------------------] 25 %, 10,000 customers, 40,000 documents, 4000/s, 30 s left",
  );
  expect(others).toEqual(["\r\u001b[2K"]);
});

test("a narrow terminal sees as much as fits in a line", () => {
  const [first = ""] = told(true, 30, [10_000]);
  expect(first.replace("\r\u001b[2K", "")).toBe("25 %, 10,000 customers, 40,00");
});

test("a log hears of it every ten seconds", () => {
  const moments = [0, 5_000, 9_999, 10_000, 15_000, 20_001];
  expect(told(false, 80, moments)).toEqual([
    "policyc: 25 %, 10,000 customers, 40,000 documents, 4000/s, 30 s left\n",
    "policyc: 50 %, 20,001 customers, 80,004 documents, 4000/s, 20 s left\n",
  ]);
});
