import type messages from "@/lib/i18n/en.json";
import type { formats } from "@/lib/i18n/formats";

// Keys and format names are checked where they are used; lib/i18n/catalogues.test.ts holds French to the same keys.
declare module "next-intl" {
  interface AppConfig {
    Messages: typeof messages;
    Formats: typeof formats;
  }
}
