/** Hears what a compilation is about to do, in a few words, before each stage and each file. */
export type Watch = (stage: string) => void;

/** For those who need not hear of it. */
export const unwatched: Watch = () => {};
