import { writeFileSync } from "node:fs";
import { envExample } from "@/lib/launch/describe-settings";

// npm run env:example

writeFileSync(".env.example", envExample());
