/** The output folder cannot be read or written; nothing that a change of the policy would mend. */
export class OutputError extends Error {
  constructor(
    message: string,
    readonly hint?: string,
  ) {
    super(message);
    this.name = "OutputError";
  }
}

/** Something stands where a file of a build has to. */
export function inTheWay(path: string, what: string): OutputError {
  return new OutputError(`${path} ${what}`, "move it away, or choose another folder");
}

/** Runs `work`; what the file system refuses becomes an OutputError, a bug stays what it is. */
export async function explained<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isSystemError(error) ? explain(folder, error) : error;
  }
}

/** Whether the file system has refused something. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && "code" in error && "syscall" in error;
}

function explain(folder: string, error: NodeJS.ErrnoException): OutputError {
  const elsewhere = "choose another folder";
  switch (error.code) {
    case "EACCES":
    case "EPERM":
      return new OutputError(`cannot use ${folder}: no permission`, `grant it, or ${elsewhere}`);
    case "EROFS":
      return new OutputError(`cannot write to ${folder}: the disk is read-only`, elsewhere);
    case "ENOSPC":
    case "EDQUOT":
      return new OutputError(`cannot write to ${folder}: the disk is full`, "free some space");
    case "ENOTDIR":
    case "EEXIST":
    case "EISDIR":
      return new OutputError(
        `cannot use ${folder}: a file stands where a folder is needed`,
        `move it away, or ${elsewhere}`,
      );
    default:
      return new OutputError(`cannot use ${folder}: ${error.message}`, elsewhere);
  }
}
