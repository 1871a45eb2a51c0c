import { openWasm } from "./webassembly.js";

/** The calls of zlib that zip.js ships as WebAssembly, of which it has no wrapper that does not wait. */
interface Zlib {
  readonly memory: WebAssembly.Memory;
  _initialize(): void;
  malloc(size: number): number;
  deflate_new(): number;
  deflate_init(stream: number, level: number): number;
  /** How many bytes it has made in the low 24 bits, above them what became of the stream. */
  deflate_process(
    stream: number,
    input: number,
    size: number,
    output: number,
    room: number,
    flush: number,
  ): number;
  /** How many bytes of the input the last call has read. */
  deflate_last_consumed(stream: number): number;
  deflate_end(stream: number): number;
}

/** Level 6 takes half as long again, for streams that are smaller by a twentieth. */
const level = 4;
const finish = 4; // Z_FINISH
const ended = 1; // Z_STREAM_END
/** How many bytes go in and out at a time. */
const room = 65_536;

interface Opened {
  readonly zlib: Zlib;
  readonly input: number;
  readonly output: number;
}

let opened: Opened | undefined;

function open(): Opened {
  if (opened) return opened;
  const zlib = openWasm<Zlib>("@zip.js/zip.js/dist/zip-module.wasm");
  opened = { zlib, input: zlib.malloc(room), output: zlib.malloc(room) };
  return opened;
}

/**
 * Compresses in the format of zlib, RFC 1950, to the same bytes in every version of Node.js.
 * @throws Error where zlib gets no memory
 */
export function deflate(bytes: Uint8Array): Uint8Array {
  const { zlib, input, output } = open();
  const stream = zlib.deflate_new();
  zlib.deflate_init(stream, level);
  const made: Uint8Array[] = [];
  for (let at = 0, state = 0; state !== ended; ) {
    const part = bytes.subarray(at, at + room);
    new Uint8Array(zlib.memory.buffer).set(part, input);
    const isLast = at + part.length === bytes.length;
    const flush = isLast ? finish : 0;
    const result = zlib.deflate_process(stream, input, part.length, output, room, flush);
    at += zlib.deflate_last_consumed(stream);
    state = result >> 24;
    if (state < 0) throw new Error(`zlib could not compress (${state})`);
    const size = result & 0xffffff;
    made.push(new Uint8Array(zlib.memory.buffer).slice(output, output + size));
  }
  zlib.deflate_end(stream);
  return made.length === 1 ? (made[0] as Uint8Array) : Buffer.concat(made);
}
