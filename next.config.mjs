import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin({
  requestConfig: "./app/_server/i18n-request.ts",
  // Messages are parsed when the portal is built, so that browsers need not load the parser.
  experimental: { messages: { path: "./lib/i18n", format: "json", locales: "infer", precompile: true } },
});

// Pages get their Content-Security-Policy with a nonce from proxy.ts.
const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
];

/** @param {string} value */
const policy = (value) => [
  { key: "Content-Security-Policy", value: `default-src 'none'; frame-ancestors 'none'; base-uri 'none'; ${value}` },
];

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  turbopack: { root: import.meta.dirname },
  // Types are a check of their own (npm run check): a start must not take longer for them, nor fail on a test's.
  typescript: { ignoreBuildErrors: true },
  // Native or wasm parts, or loaders of their own: they must be required from node_modules at run time.
  serverExternalPackages: ["pg", "pino", "@node-rs/argon2", "@prisma/client", "@prisma/adapter-pg", "undici", "inngest"],
  headers: () =>
    Promise.resolve([
      { source: "/:path*", headers: securityHeaders },
      // next-auth's own page is a form without a script. What is below _next/static are scripts, and workers that load them.
      { source: "/api/:path*", headers: policy("form-action 'self'; style-src 'unsafe-inline'") },
      { source: "/_next/static/:path*", headers: policy("script-src 'self'; connect-src 'self'") },
    ]),
};

export default withNextIntl(config);
