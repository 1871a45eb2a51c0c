import fc from "fast-check";
import { expect, test } from "vitest";
import { Cache } from "../src/cache.js";

test("what is asked for stays, what came once goes", () => {
  const cache = new Cache<number>(10);
  cache.keep("everywhere", 1);
  for (let i = 0; i < 100; i++) {
    cache.keep(`once ${i}`, i);
    expect(cache.get("everywhere")).toBe(1);
  }
  expect(cache.get("once 0")).toBeUndefined();
});

test("a thing of more than half of all that may be kept is given back, and not kept", () => {
  const cache = new Cache<string>(10);
  expect(cache.keep("large", "it", 6)).toBe("it");
  expect(cache.get("large")).toBeUndefined();
});

const most = 40;
const uses = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 300 });
const weightOf = (thing: number) => 1 + (thing % 8);

/** A cache after these things were asked for, and kept where they were not there. */
function used(things: readonly number[]): Cache<number> {
  const cache = new Cache<number>(most);
  for (const thing of things)
    cache.get(`${thing}`) ?? cache.keep(`${thing}`, thing, weightOf(thing));
  return cache;
}

test("whatever is asked for, all that is kept weighs no more than it may, under its own key", () => {
  fc.assert(
    fc.property(uses, (things) => {
      let weight = 0;
      for (const thing of new Set(things)) {
        // A cache of its own for each question, as asking moves things.
        const kept = used(things).get(`${thing}`);
        expect([thing, undefined]).toContain(kept);
        if (kept !== undefined) weight += weightOf(thing);
      }
      expect(weight).toBeLessThanOrEqual(most);
    }),
  );
});
