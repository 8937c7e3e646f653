import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const drawing = ["**/canvas/**", "**/panels/**", "**/pages/**"];

export default tseslint.config(
  { ignores: ["src/gen/**", "node_modules/**"] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { project: "./tsconfig.json", tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
    },
  },
  { files: ["**/*.js", "**/*.mjs"], ...tseslint.configs.disableTypeChecked },
  {
    files: ["**/*.tsx", "src/panels/**/*.ts"],
    plugins: { "react-hooks": reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  {
    files: ["src/model/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [...drawing, "**/protocol/**", "**/gen/**", "react", "react-dom"] },
      ],
      "no-restricted-globals": ["error", "document", "window", "navigator", "WebSocket", "fetch"],
    },
  },
  {
    files: ["src/protocol/**"],
    rules: { "no-restricted-imports": ["error", { patterns: [...drawing, "react", "react-dom"] }] },
  },
  {
    files: ["src/canvas/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: ["**/protocol/**", "**/gen/**", "**/panels/**", "**/pages/**", "react", "react-dom"] },
      ],
    },
  },
);
