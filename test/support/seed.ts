import fc from "fast-check";

// A run can be repeated: the seed does not come from the clock. FC_SEED tries another one.
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20261123) });
