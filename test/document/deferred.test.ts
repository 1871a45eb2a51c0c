import { expect, test } from "vitest";
import { deferred, withOther } from "../../src/document/view/deferred.js";

test("a part is made when it is asked for, and once for all copies", () => {
  const made: string[] = [];
  const make = (name: string) => () => {
    made.push(name);
    return name;
  };
  const view = deferred({ title: "Title" }, { rights: make("rights"), cookies: make("cookies") });
  const other = withOther(view, { title: "Another" });
  expect(Object.keys(other)).toEqual(["title", "rights", "cookies"]);
  expect(made).toEqual([]);
  expect([view.title, other.title]).toEqual(["Title", "Another"]);
  expect([view.rights, other.rights, view.rights]).toEqual(["rights", "rights", "rights"]);
  expect(made).toEqual(["rights"]);
  expect({ ...other }).toEqual({ title: "Another", rights: "rights", cookies: "cookies" });
});
