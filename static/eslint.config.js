// Few rules, and no exceptions in comments: what a rule cannot allow is a reason to change the rule here.

import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["**/node_modules/"] },
  js.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.worker, Go: "readonly" } },
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: true },
    rules: {
      "no-unused-vars": ["error", { ignoreRestSiblings: true, varsIgnorePattern: "^_" }],
      "no-var": "error",
      "prefer-const": "error",
      eqeqeq: "error",
      "max-len": [
        "error",
        { code: 120, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true },
      ],
    },
  },
  { files: ["**/offline/sw.js"], languageOptions: { globals: { FILES: "readonly", VERSION: "readonly" } } },
  { files: ["**/*.mjs"], languageOptions: { globals: globals.node } },
];
