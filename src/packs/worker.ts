import { Tinypool } from "tinypool";
import type { Customer } from "../customers/overlay.js";
import { type Made, type Making, makeAndWrite } from "./make.js";

// A thread that makes packs; `crew.ts` gives it what they are made from once, and then customers.
const making = Tinypool.workerData as Making;

export default (customer: Customer): Promise<Made> => makeAndWrite(making, customer);
