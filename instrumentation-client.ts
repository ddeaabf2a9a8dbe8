// Runs in the browser before anything else of ours.

/** zod tries whether it may generate code, which our Content-Security-Policy refuses, and reports. It reads this before it tries. */
const shared = globalThis as { __zod_globalConfig?: { jitless?: boolean } };
shared.__zod_globalConfig = { ...shared.__zod_globalConfig, jitless: true };
