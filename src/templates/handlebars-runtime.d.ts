/** Handlebars without its compiler; the types that it ships for this are empty. */
declare module "handlebars/runtime.js" {
  import Handlebars from "handlebars";

  export default Handlebars;
}
