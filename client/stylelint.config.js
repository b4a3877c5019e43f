export default {
  extends: ["stylelint-config-standard"],
  rules: {
    "color-no-hex": [true, { message: "colour only through tokens (styles/tokens.css)" }],
    "declaration-no-important": true,
    "selector-max-id": 0,
    "selector-class-pattern": "^[a-z][A-Za-z0-9]*$",
    "selector-pseudo-class-no-unknown": [true, { ignorePseudoClasses: ["global", "local"] }],
    "property-disallowed-list": [
      ["/^(margin|padding|border)-(top|right|bottom|left)/", "left", "right", "top", "bottom"],
      { message: "logical properties only" },
    ],
    "import-notation": "string",
    "no-descending-specificity": null,
  },
  overrides: [{ files: ["src/styles/*.css"], rules: { "color-no-hex": null, "declaration-no-important": null } }],
};
