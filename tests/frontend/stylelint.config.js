export default {
  extends: ["stylelint-config-standard"],
  reportDescriptionlessDisables: true,
  rules: {
    // Names are ol-block__element--modifier; md- is the theme's.
    "selector-class-pattern": "^[a-z]+(-[a-z]+)*(__[a-z]+)?(--[a-z0-9_]+)?$",
    // A layer decides before specificity does; within one, rules stand by subject.
    "no-descending-specificity": null,
    "declaration-no-important": true,
    // As macros/site/assets.py joins them.
    "import-notation": "string",
    "custom-property-pattern": null,
    // Browsers of 2022 do not know ranges.
    "media-feature-range-notation": "prefix",
    "value-keyword-case": ["lower", { ignoreProperties: ["/^--/", "font-family"] }],
  },
};
