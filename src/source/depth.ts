import type { CST } from "yaml";

/** Far more than a policy needs, and far less than what exhausts the stack of the YAML parser. */
const DEPTH_LIMIT = 100;

/** The offset of a node that is nested too deeply; undefined where none is. */
export function deepest(tokens: readonly CST.Token[]): number | undefined {
  const open = tokens.map((token) => ({ token, depth: 0 }));
  const addInner = (token: CST.Token | null | undefined, depth: number) => {
    if (token) open.push({ token, depth: depth + 1 });
  };
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    if (depth > DEPTH_LIMIT) return token.offset;
    if (token.type === "document") addInner(token.value, depth);
    else if ("items" in token) {
      for (const { key, value } of token.items) {
        addInner(key, depth);
        addInner(value, depth);
      }
    }
  }
  return undefined;
}
