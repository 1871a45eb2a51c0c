import { createRequire } from "node:module";
import { libraryFile } from "../package.js";
import { precompiled } from "../precompiled.js";

// Shipped templates are compiled ahead: the compiler is loaded for a team's own only.
const require = createRequire(import.meta.url);

/** The whole of Handlebars, also what reads templates. */
export function wholeHandlebars(): typeof Handlebars {
  return require(libraryFile("handlebars")) as typeof Handlebars;
}

/** A template as the function that Handlebars runs, which an environment makes a delegate of. */
export function specificationOf(path: string, text: string): TemplateSpecification {
  const ahead = precompiled(`templates/${path}`, text) as TemplateSpecification | undefined;
  return ahead ?? new Function(`return ${specificationCode(path, text)};`)();
}

/** The JavaScript of a specification. What a template asks for and does not get is an error. */
export function specificationCode(path: string, text: string): string {
  // Text in Markdown has been escaped for it by the view.
  const noEscape = path.endsWith(".md.hbs");
  return wholeHandlebars().precompile(text, { noEscape, strict: true }) as string;
}
