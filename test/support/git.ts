import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A git repository of a test's own, which knows nothing of the configuration of the machine. */
export interface Repository {
  readonly folder: string;
  /** Runs git in it, and gives what it prints. */
  git(...args: string[]): string;
  /** Writes a file of the work tree. */
  write(path: string, content: string | Uint8Array): void;
  /** Commits all that the work tree holds, and gives the id of the commit. */
  commit(message?: string): string;
}

const env = {
  ...process.env,
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_SYSTEM: "/dev/null",
  GIT_AUTHOR_NAME: "A",
  GIT_AUTHOR_EMAIL: "a@example.com",
  GIT_COMMITTER_NAME: "A",
  GIT_COMMITTER_EMAIL: "a@example.com",
  GIT_AUTHOR_DATE: "2026-01-01T00:00:00Z",
  GIT_COMMITTER_DATE: "2026-01-01T00:00:00Z",
};

/** Makes an empty repository in a folder below the system's temporary one. */
export function newRepository(): Repository {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "policyc-git-")));
  const git = (...args: string[]) =>
    execFileSync("git", args, { cwd: folder, env, encoding: "utf8", stdio: "pipe" }).trim();
  git("init", "--quiet", "--initial-branch", "main");
  return {
    folder,
    git,
    write(path, content) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    },
    commit(message = "change") {
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", "--message", message);
      return git("rev-parse", "HEAD");
    },
  };
}
