// The arrows of ARCHITECTURE.md, as errors. lib/launch/arrows.test.ts runs them on the tree and on a planted violation.

const KERNEL = "^lib/(env|db|clock|ids|errors|validation|paging|action-result|log|scope|work-signal)\\.ts$";
const TOOLS = ["crypto", "outbound", "postgres", "sandbox", "i18n", "launch", "mail"];
const DOMAIN = [
  "access",
  "api-keys",
  "audit",
  "clients",
  "companies",
  "consumers",
  "delivery",
  "delivery-log",
  "event-types",
  "hosts",
  "inbox",
  "lanes",
  "messages",
  "notices",
  "processes",
  "replay",
  "retention",
  "system",
  "test-events",
  "transformations",
  "users",
  "verdicts",
  "zapier",
];
const EDGES = ["api", "engine", "key-rotation"];
/** What only tests run: it may import anything, and nothing else may import it. */
const TEST = ["\\.test\\.tsx?$", "^lib/testing/"];

const folders = (names) => `^lib/(${names.join("|")})/`;
/** Contracts: zod, inferred types and constants, which the browser and every layer may import. */
const CONTRACT = ["^lib/[^/]+/[a-z-]*schema\\.ts$", "^lib/(paging|action-result)\\.ts$", "^lib/i18n/"];

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    { name: "no-circle", severity: "error", from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } } },
    {
      name: "lib-knows-no-framework",
      severity: "error",
      from: { path: "^lib/", pathNot: TEST },
      to: {
        path: ["^(app|components|inngest|e2e)/", "^server\\.ts$", "^node_modules/(next|react|react-dom|inngest|next-[a-z]+|@tanstack)/"],
      },
    },
    {
      name: "components-see-contracts-only",
      severity: "error",
      from: { path: "^components/", pathNot: TEST },
      to: { path: ["^app/", "^lib/", "^prisma/"], pathNot: CONTRACT },
    },
    { name: "kernel-imports-no-lib-folder", severity: "error", from: { path: KERNEL }, to: { path: "^lib/[^/]+/" } },
    {
      name: "tools-know-no-domain",
      severity: "error",
      from: { path: folders(TOOLS), pathNot: TEST },
      to: { path: folders([...DOMAIN, ...EDGES]), pathNot: "^lib/users/password\\.ts$|^lib/api-keys/generate-key\\.ts$" },
    },
    {
      name: "tools-never-sideways",
      severity: "error",
      from: { path: "^lib/(crypto|outbound|sandbox|i18n)/", pathNot: TEST },
      to: { path: folders(TOOLS), pathNot: "^lib/$1/" },
    },
    {
      name: "domain-never-upward",
      severity: "error",
      from: { path: folders(DOMAIN), pathNot: TEST },
      to: { path: folders(EDGES), pathNot: CONTRACT },
    },
    {
      name: "delivery-and-messages-meet-in-the-ledger",
      severity: "error",
      from: { path: "^lib/(delivery|messages)/", pathNot: TEST },
      to: { path: "^lib/(delivery|messages)/", pathNot: ["^lib/$1/", ...CONTRACT] },
    },
    { name: "generated-client-is-libs-own", severity: "error", from: { pathNot: "^(lib|prisma)/" }, to: { path: "^prisma/generated/" } },
    {
      name: "production-never-enters-testing",
      severity: "error",
      from: { pathNot: [...TEST, "^e2e/", "\\.config\\.ts$"] },
      to: { path: "^lib/testing/" },
    },
    { name: "only-e2e-imports-e2e", severity: "error", from: { pathNot: "^(e2e/|playwright)" }, to: { path: "^e2e/" } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|dist|prisma/generated/internal)" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default", "types"] },
  },
};
