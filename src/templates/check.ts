import type { Code } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { suggest } from "../diagnostics/suggest.js";
import { wholeHandlebars } from "./handlebars.js";
import { type Fields, inWords, isFields, isList, type Shape } from "./shape.js";
import { builtIn, type Signature, type Takes } from "./signatures.js";

type Ast = hbs.AST.Node;
type Path = hbs.AST.PathExpression;
type Expression = hbs.AST.Expression;

/** A template and the data that it sees. */
export interface Checked {
  /** The path that diagnostics name. */
  readonly path: string;
  readonly text: string;
  /** A partial by its name; undefined where there is none. */
  readonly partial: (name: string) => { readonly path: string; readonly text: string } | undefined;
  readonly partialNames: readonly string[];
  /** The helpers that it may use, beside those of Handlebars. */
  readonly helpers: Readonly<Record<string, Signature>>;
}

/**
 * Checks a template against the shape of the data that it sees, whether or not any policy would
 * reach the place: each name it asks for exists there, and each helper is given what it takes.
 */
export function checkTemplate(template: Checked, data: Fields): Diagnostic[] {
  const found: Diagnostic[] = [];
  new Checker(template, found, []).file({ root: data, contexts: [data], names: {} });
  return found;
}

/** Where in the data a part of a template stands. */
interface Scope {
  readonly root: Shape;
  /** The outermost first. */
  readonly contexts: readonly Shape[];
  /** Block parameters. */
  readonly names: Readonly<Record<string, Shape>>;
  /** Whether it is repeated for the items of a list. */
  readonly repeats?: boolean;
}

/** Reads one file; a partial is read by a checker of its own, in the scope that asks for it. */
class Checker {
  /** The partials that the file holds itself. */
  readonly #inline: Map<string, hbs.AST.Program>;

  constructor(
    readonly template: Checked,
    readonly found: Diagnostic[],
    /** The partials that led here, so that one which asks for itself is read once. */
    readonly trail: readonly string[],
    inline: ReadonlyMap<string, hbs.AST.Program> = new Map(),
  ) {
    this.#inline = new Map(inline);
  }

  file(scope: Scope): void {
    const { text } = this.template;
    let program: hbs.AST.Program;
    try {
      program = wholeHandlebars().parse(text);
    } catch (error) {
      this.found.push(syntaxError(this.template, error as SyntaxFault));
      return;
    }
    this.program(program, scope);
  }

  program(program: hbs.AST.Program | undefined, scope: Scope): void {
    const statements = program?.body ?? [];
    for (const node of statements)
      if (isInline(node)) this.#inline.set(inlineName(node), node.program);
    for (const node of statements) if (!isInline(node)) this.statement(node, scope);
  }

  statement(node: Ast, scope: Scope): void {
    switch (node.type) {
      case "MustacheStatement":
        this.mustache(node as hbs.AST.MustacheStatement, scope);
        break;
      case "BlockStatement":
        this.block(node as hbs.AST.BlockStatement, scope);
        break;
      case "PartialStatement":
        this.partial(node as hbs.AST.PartialStatement, scope);
        break;
      case "ContentStatement":
      case "CommentStatement":
        break;
      default:
        this.report(
          "template/wrong-use",
          node,
          "templates do not use decorators or partial blocks",
          {
            hint: "make it a file of templates/partials/, and write {{> its-name}}",
          },
        );
    }
  }

  mustache({ path, params, hash, loc }: hbs.AST.MustacheStatement, scope: Scope): void {
    if (this.isHelper(path, params, hash)) {
      this.call(path as Path, params, scope, loc);
      return;
    }
    const shape = this.shape(path, scope);
    if (isList(shape) || isFields(shape)) {
      const hint = isList(shape)
        ? "write {{list …}}, {{bullets …}} or {{#each …}}"
        : "name a field of it";
      this.report("template/wrong-use", path, `${nameOf(path)} is ${inWords(shape)}, no text`, {
        hint,
      });
    }
  }

  block(node: hbs.AST.BlockStatement, scope: Scope): void {
    const { path, params, program, inverse } = node;
    const name = nameOf(path);
    if (isBuiltIn(name)) {
      this.program(program, this.inside(node, scope));
    } else if (this.isHelper(path, params, node.hash)) {
      this.call(path as Path, params, scope, node.loc, true);
      this.program(program, scope);
    } else {
      const shape = this.shape(path, scope);
      this.program(program, entered(scope, isList(shape) ? shape[0] : shape));
    }
    this.program(inverse, scope);
  }

  /** The scope inside a block of Handlebars' own. */
  inside({ path, params, program }: hbs.AST.BlockStatement, scope: Scope): Scope {
    const name = nameOf(path);
    const [param] = params;
    if (params.length !== 1 || param === undefined) {
      this.report("template/wrong-use", path, `{{#${name}}} takes one thing`, {});
      return scope;
    }
    const shape = this.shape(param, scope);
    if (name !== "each" && name !== "with") return scope;
    const isTextual = shape !== null && !isList(shape) && !isFields(shape);
    if (isTextual) {
      const message = `{{#${name}}} takes ${name === "each" ? "a list" : "an object with fields"}, but ${nameOf(param)} is ${inWords(shape)}`;
      this.report("template/wrong-use", param, message, { hint: `write {{#if ${nameOf(param)}}}` });
    }
    const inner = name === "with" || isTextual ? shape : isList(shape) ? shape[0] : null;
    const [item, key] = program.blockParams ?? [];
    const names = {
      ...scope.names,
      ...(item !== undefined && { [item]: inner }),
      ...(key !== undefined && { [key]: "text" as const }),
    };
    return { ...entered(scope, inner), names, repeats: name === "each" || scope.repeats === true };
  }

  partial({ name: path, params, hash }: hbs.AST.PartialStatement, scope: Scope): void {
    if (path.type !== "PathExpression") {
      this.report("template/wrong-use", path, "the name of a partial is no expression", {
        hint: "write its name, such as {{> contacts}}",
      });
      return;
    }
    const name = nameOf(path);
    const inline = this.#inline.get(name);
    const partial = this.template.partial(name);
    if (partial === undefined && inline === undefined) {
      this.unknown(
        "template/unknown-partial",
        path,
        name,
        `there is no partial “${name}”`,
        this.template.partialNames,
      );
      return;
    }
    const context = params[0] ? this.shape(params[0], scope) : (scope.contexts.at(-1) ?? null);
    const added = Object.fromEntries(
      (hash?.pairs ?? []).map(({ key, value }) => [key, this.shape(value, scope)]),
    );
    if (this.trail.includes(name)) return;
    const inner = entered(scope, isFields(context) ? { ...context, ...added } : context);
    const file = inline === undefined ? { ...this.template, ...partial } : this.template;
    const checker = new Checker(file, this.found, [...this.trail, name], this.#inline);
    if (inline === undefined) checker.file({ ...inner, names: {} });
    else checker.program(inline, inner);
  }

  /** Checks what a helper is given, and says what it gives. */
  call(
    path: Path,
    params: readonly Expression[],
    scope: Scope,
    at: hbs.AST.SourceLocation,
    isBlock = false,
  ): Shape {
    const name = nameOf(path);
    const shapes = params.map((param) => this.shape(param, scope));
    const signature = this.helper(name);
    if (signature === undefined) {
      const known = [...Object.keys(this.template.helpers), ...builtIn];
      this.unknown("template/unknown-helper", path, name, `there is no helper “${name}”`, known);
      return null;
    }
    const { takes, least = takes.length, more, gives, block, does } = signature;
    if ((block === true) !== isBlock) {
      const written = block ? `{{#${name} …}} … {{/${name}}}` : `{{${name} …}}`;
      this.report("template/wrong-use", path, `“${name}” is written as ${written}`, {});
    } else if (params.length < least || (params.length > takes.length && !more)) {
      const much = least === takes.length ? `${least}` : `${least} to ${takes.length}`;
      const message = `“${name}” takes ${more ? "at least " : ""}${much} ${takes.length === 1 ? "value" : "values"}, but is given ${params.length}`;
      this.report("template/wrong-use", { loc: at }, message, { hint: does });
    }
    if (name === "section") this.section(params[0], at);
    for (const [i, param] of params.entries()) {
      const wanted = takes[i] ?? (more ? takes.at(-1) : undefined);
      const shape = shapes[i] ?? null;
      if (wanted === undefined || shape === null || fits(shape, wanted)) continue;
      const message = `“${name}” takes ${words[wanted]} here, but ${nameOf(param)} is ${inWords(shape)}`;
      this.report("template/wrong-use", param, message, { hint: does });
    }
    return gives === "first" ? (shapes[0] ?? shapes[1] ?? null) : gives;
  }

  /** The id of a section is an anchor, which readers may keep. */
  section(id: Expression | undefined, at: hbs.AST.SourceLocation): void {
    const value = id?.type === "StringLiteral" ? (id as hbs.AST.StringLiteral).value : "";
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(value)) {
      this.report(
        "template/wrong-use",
        id ?? { loc: at },
        "a section has no id that can be an anchor",
        {
          hint: "write it out: lower-case letters and digits in words joined by hyphens",
        },
      );
    }
  }

  /** The shape of what an expression gives; null where nothing can be said of it. */
  shape(node: Expression, scope: Scope): Shape {
    switch (node.type) {
      case "StringLiteral":
        return "text";
      case "NumberLiteral":
        return "number";
      case "BooleanLiteral":
        return "flag";
      case "SubExpression": {
        const { path, params, loc } = node as hbs.AST.SubExpression;
        return this.call(path as Path, params, scope, loc);
      }
      case "PathExpression":
        return this.field(node as Path, scope);
      default:
        return null;
    }
  }

  /** The shape of a field, or a diagnostic where there is none of that name. */
  field(path: Path, scope: Scope): Shape {
    if (path.data) return this.variable(path, scope);
    const { depth } = path;
    const { contexts } = scope;
    const [first = "", ...rest] = path.parts;
    if (depth === 0 && Object.hasOwn(scope.names, first)) {
      return this.walk(path, scope.names[first] ?? null, rest, first);
    }
    if (depth >= contexts.length) {
      this.report("template/unknown-field", path, `${path.original} leads out of the data`, {
        hint: "there are fewer blocks around it; {{#if}} is none of them",
      });
      return null;
    }
    return this.walk(path, contexts[contexts.length - 1 - depth] ?? null, path.parts, "");
  }

  variable(path: Path, { root, repeats }: Scope): Shape {
    const [first = "", ...rest] = path.parts;
    if (first === "root") return this.walk(path, root, rest, "@root");
    if (repeats && ["index", "key"].includes(first)) return "number";
    if (repeats && ["first", "last"].includes(first)) return "flag";
    const known = ["root", ...(repeats ? ["index", "key", "first", "last"] : [])].map(
      (n) => `@${n}`,
    );
    this.unknown(
      "template/unknown-field",
      path,
      path.original,
      `there is no ${path.original} here`,
      known,
    );
    return null;
  }

  walk(path: Path, from: Shape, parts: readonly string[], before: string): Shape {
    let shape = from;
    let where = before;
    for (const part of parts) {
      if (shape === null) return null;
      if (!isFields(shape) || !Object.hasOwn(shape, part)) {
        const names = isFields(shape) ? Object.keys(shape) : [];
        const of = where === "" ? "here" : `in ${where}, which is ${inWords(shape)}`;
        this.unknown(
          "template/unknown-field",
          path,
          part,
          `there is no field “${part}” ${of}`,
          names,
        );
        return null;
      }
      shape = shape[part] ?? null;
      where = where === "" ? part : `${where}.${part}`;
    }
    return shape;
  }

  isHelper(path: Expression, params: readonly Expression[], hash?: hbs.AST.Hash): boolean {
    if (path.type !== "PathExpression") return false;
    return (
      params.length > 0 || (hash?.pairs.length ?? 0) > 0 || this.helper(nameOf(path)) !== undefined
    );
  }

  helper(name: string): Signature | undefined {
    const { helpers } = this.template;
    return Object.hasOwn(helpers, name) ? helpers[name] : undefined;
  }

  unknown(code: Code, at: Located, name: string, message: string, names: readonly string[]): void {
    const meant = suggest(name, names);
    const many = names.length > mostNamed ? "; docs/templates.md lists all" : "";
    const some = [...names].sort().slice(0, mostNamed).join(", ");
    const list = names.length > 0 ? `there is ${some}${many && " …"}${many}` : "";
    const hint = [meant === undefined ? "" : `did you mean “${meant}”?`, list]
      .filter(Boolean)
      .join(" ");
    this.report(code, at, message, hint === "" ? {} : { hint });
  }

  report(code: Code, at: Located, message: string, more: { readonly hint?: string }): void {
    const { path: file, text } = this.template;
    const location = { file, start: offsetOf(text, at.loc.start), end: offsetOf(text, at.loc.end) };
    this.found.push({ code, severity: "error", message, location, ...more });
  }
}

/** How many names a hint lists. */
const mostNamed = 16;

/** Something with a place in a template. */
interface Located {
  readonly loc: hbs.AST.SourceLocation;
}

const words: Record<Takes, string> = {
  text: "a text",
  texts: "a list of texts",
  list: "a list",
  table: "a table",
  anything: "anything",
};

function fits(shape: Shape, wanted: Takes): boolean {
  switch (wanted) {
    case "text":
      return shape === "text" || shape === "number";
    case "texts":
      return isList(shape) && (shape[0] === null || shape[0] === "text");
    case "list":
      return isList(shape);
    case "table":
      return isFields(shape) && "head" in shape && "rows" in shape;
    case "anything":
      return true;
  }
}

function entered(scope: Scope, inner: Shape): Scope {
  return { ...scope, contexts: [...scope.contexts, inner] };
}

function nameOf(node: Expression): string {
  return "original" in node ? String(node.original) : "the value";
}

type InlinePartial = Ast & {
  readonly program: hbs.AST.Program;
  readonly params: readonly Expression[];
};

function isInline(node: Ast): node is InlinePartial {
  return (
    node.type === "DecoratorBlock" && nameOf((node as hbs.AST.DecoratorBlock).path) === "inline"
  );
}

function inlineName({ params: [name] }: InlinePartial): string {
  return name === undefined ? "" : String((name as hbs.AST.StringLiteral).value);
}

function isBuiltIn(name: string): boolean {
  return (builtIn as readonly string[]).includes(name);
}

/** An offset into a text, from a line and a column as Handlebars counts them. */
export function offsetOf(text: string, { line, column }: hbs.AST.Position): number {
  let start = 0;
  for (let i = 1; i < line; i++) {
    const next = text.indexOf("\n", start);
    if (next < 0) break;
    start = next + 1;
  }
  return Math.min(start + column, text.length);
}

/** What Handlebars throws; its parser gives the line in the message only. */
interface SyntaxFault {
  readonly message: string;
  readonly lineNumber?: number;
  readonly column?: number;
}

function syntaxError({ path: file, text }: Checked, error: SyntaxFault): Diagnostic {
  const [first = "", , , expected = ""] = error.message.split("\n");
  const line = error.lineNumber ?? Number(/on line (\d+)/.exec(first)?.[1] ?? 1);
  const start = offsetOf(text, { line, column: error.column ?? 0 });
  const end = text.indexOf("\n", start);
  const what = error.lineNumber === undefined ? expected : first;
  return {
    code: "template/syntax",
    severity: "error",
    message: "the template cannot be read from here on",
    ...(what && { details: [`Handlebars says: ${what}`] }),
    location: { file, start, end: end < 0 ? text.length : end },
    hint: "look for a tag {{…}} that is not closed, or a block {{#…}} without its {{/…}}",
  };
}
