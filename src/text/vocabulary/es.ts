import type { Vocabulary } from "./vocabulary.js";

export const spanish: Vocabulary = {
  vague: [
    {
      fact: "list everything that it includes",
      wordings: [
        ...["incluyendo pero sin limitarse a", "incluyendo pero no limitado a"],
        ...["incluidos entre otros", "incluidas entre otras", "incluyendo entre otros"],
        ...["sin limitarse a", "entre otros", "entre otras", "entre otras cosas", "etc", "etcétera"],
      ],
    },
    {
      fact: "name the standard or the measure, such as ISO/IEC 27001 or AES-256",
      wordings: [
        ...["mejores prácticas de la industria", "mejores prácticas del sector"],
        ...["mejores prácticas", "buenas prácticas de la industria", "estándares de la industria"],
        ...["estándar de la industria", "estándares del sector", "de última generación"],
      ],
    },
    {
      fact: "name the measures",
      wordings: [
        ...["medidas razonables", "medidas adecuadas", "medidas apropiadas"],
        ...["esfuerzos razonables", "comercialmente razonables", "comercialmente razonable"],
      ],
    },
    {
      fact: "name the law, the contract or the instruction that requires it",
      wordings: [
        ...["según sea necesario", "según se requiera", "según se requiere", "cuando sea necesario"],
        ...["si fuera necesario", "si fuese necesario", "de ser necesario", "según corresponda"],
      ],
    },
    {
      fact: "name the cases in which it applies",
      wordings: [
        ...["cuando corresponda", "cuando proceda", "si procede", "si corresponde", "de ser aplicable"],
        ...["cuando sea posible", "en ciertos casos", "en algunos casos", "en determinados casos"],
        "en ciertas circunstancias",
      ],
    },
    {
      fact: "name the law that permits it and its exceptions",
      wordings: [
        ...["cuando la ley lo permita", "cuando sea legalmente permisible"],
        ...["en la medida permitida", "en la medida en que lo permita la ley"],
      ],
    },
    {
      fact: "state how often, as a period, and how people learn of it",
      wordings: [
        ...["de vez en cuando", "de tiempo en tiempo", "periódicamente", "ocasionalmente"],
        "en cualquier momento sin previo aviso",
      ],
    },
    {
      fact: "state the period, and the event from which it runs",
      wordings: [
        ...["durante el tiempo que sea necesario", "el tiempo que sea necesario"],
        ...["el tiempo necesario", "mientras sea necesario", "un plazo razonable"],
        ...["un período razonable", "un periodo razonable", "lo antes posible"],
      ],
    },
    {
      fact: "name the recipients, or the kind of recipient and why it receives the data",
      wordings: ["socios de confianza", "ciertos terceros", "terceros seleccionados"],
    },
    {
      fact: "name the data",
      wordings: [
        ...["cierta información", "ciertos datos", "alguna información", "algunos datos"],
        ...["algunos de sus datos", "determinada información", "determinados datos"],
      ],
    },
    {
      fact: "name the purpose",
      wordings: ["fines comerciales", "otros fines", "cualquier fin", "fines de investigación"],
    },
  ],
  possibility: ["podemos", "podremos", "podríamos", "pudiéramos", "podría", "podrían"],
  permitted: [
    ...["usted", "ustedes", "quien", "quienes", "persona", "personas", "cliente", "clientes"],
    ...["usuario", "usuarios", "interesado", "interesados", "padre", "padres", "ley"],
  ],
  absolute: [
    ...["100% seguro", "100% segura", "100% seguros", "100% seguras", "100% confiable"],
    ...["cien por ciento seguro", "cien por ciento segura", "totalmente seguro"],
    ...["totalmente segura", "completamente seguro", "completamente segura"],
    ...["absolutamente seguro", "absolutamente segura", "garantizamos", "garantiza", "garantizan"],
    ...["garantizado", "garantizada", "garantizar", "nunca", "jamás", "en ningún caso"],
    ...["bajo ninguna circunstancia", "infalible", "inviolable", "impenetrable", "grado militar"],
  ],
  advice: ["nunca", "jamás"],
  negations: ["no", "ningún", "ninguna", "ninguno", "nadie", "nada", "sin", "ni", "tampoco", "imposible"],
  use: [
    ...["al usar", "al utilizar", "al acceder", "al visitar", "al navegar", "al continuar"],
    ...["uso continuado", "uso continuo", "si continúa usando", "si continúa utilizando"],
    ...["si continúa navegando", "si sigue navegando", "seguir usando", "el uso de nuestros servicios"],
    ...["el uso de este sitio", "el uso del sitio", "el uso de nuestro sitio"],
  ],
  consent: ["consiente", "consentimiento", "acepta", "aceptación", "acuerdo", "constitu", "reconoce"],
  synonyms: [
    ["administración", "gestión", "manejo"],
    ["soporte", "asistencia", "apoyo"],
    ["dato", "información"],
    ["personal", "empleado"],
    ["proveedor", "suplidor"],
    ["recuperación", "restauración"],
    ["correo", "email"],
    ["eliminación", "supresión", "borrado"],
    ["corrección", "rectificación"],
    ["facturación", "cobro"],
    ["aplicación", "app"],
  ],
  fillers: [
    ...["el", "la", "los", "las", "un", "una", "unos", "unas", "y", "e", "o", "u", "de", "del"],
    ...["para", "por", "a", "al", "en", "con", "nuestro", "nuestra", "nuestros", "nuestras", "su", "sus"],
  ],
  singular: (word) => (word.length < 4 ? word : word.replace(/(?<=[rlndz])es$|s$/, "")),
  sections: {
    "scope-and-roles": ["aplic", "alcance", "cubr", "rol", "función", "responsable", "encargado", "nombre"],
    "data-collected": ["dato", "información", "recog", "recop", "recab", "registr", "recib"],
    "how-we-use": ["us", "utiliz", "fin", "propósito", "trat", "para"],
    cookies: ["cookie", "galleta", "rastre", "píxel", "tecnolog", "analític", "navegador", "almacen"],
    "privileged-access": ["acce", "privileg", "administ"],
    "sharing-and-subprocessors": [
      ...["compart", "subencargado", "subprocesador", "proveedor", "suplidor", "tercer"],
      ...["divulg", "destinatario", "socio", "transf", "vend", "recib"],
    ],
    security: ["segur", "proteg", "protec", "salvaguard", "cifr", "encript", "medida"],
    retention: ["conserv", "reten", "guard", "almacen", "elimin", "borr", "plazo", "período", "periodo", "tiempo"],
    rights: ["derecho", "solicit", "acce", "pedir", "opci", "correg", "elimin", "opon"],
    incidents: ["incident", "brecha", "violaci", "notific", "ataque", "fuga", "pérdida"],
    "third-party-links": ["enlace", "sitio", "página", "tercer", "vínculo"],
    children: ["niñ", "menor", "edad", "padre", "madre", "hijo", "alumn", "estudiante", "joven", "jóvenes"],
    updates: ["actualiz", "cambi", "modific", "revis", "enmiend", "versi"],
    contact: ["contact", "comuni", "escrib", "correo", "llam", "teléfono", "pregunt", "duda", "oficina"],
  },
  rights: {
    access: ["acce", "conocer", "copia", "ver", "obtener", "confirm", "inform", "revis"],
    correction: ["corr", "rectif", "enm", "actualiz", "exact", "complet"],
    deletion: ["elimin", "supr", "borr", "olvido", "destru"],
    portability: ["portab", "transf", "transmi", "formato", "traslad"],
    restriction: ["restr", "limit", "bloque", "suspen"],
    objection: ["opon", "oposi", "objet", "objeci", "rehus"],
    "withdraw-consent": ["retir", "revoc", "consent"],
    complaint: ["quej", "querella", "reclam", "denunci", "autoridad"],
    "non-discrimination": ["discrimin", "igual", "represalia", "trat"],
    "opt-out-of-sale": ["exclu", "venta", "vend", "opon", "compart"],
    "opt-out-of-targeted-advertising": ["exclu", "public", "anunci", "dirigid"],
    "opt-out-of-profiling": ["exclu", "perfil", "automat"],
    "limit-use-of-sensitive-data": ["limit", "sensible", "restr"],
    "human-review": ["automat", "decisi", "perfil", "human"],
  },
  gaps: [
    ...["insertar", "inserte", "empresa", "compañía", "organización", "nombre", "fecha", "dirección"],
    ...["correo", "teléfono", "sitio", "completar", "complete", "enlace", "número", "país", "cargo"],
    ...["describa", "especifique", "ejemplo", "pendiente", "xx", "xxx"],
  ],
};
