import { ensureBuild } from "./build.mjs";
import { ensureDependencies } from "./install.mjs";
import { live } from "./lifetime.mjs";

// npm run build: everything npm start needs, without starting it.

await live(async () => {
  await ensureDependencies();
  await ensureBuild();
});
