/** Stands in for styles and pictures where a test has no use for them. */
export default {};
