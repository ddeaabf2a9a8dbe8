import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import en from "@/lib/i18n/en.json";
import eventTypesEn from "@/lib/i18n/event-types.en.json";
import eventTypesFr from "@/lib/i18n/event-types.fr.json";
import fr from "@/lib/i18n/fr.json";
import { hardCodedText } from "@/lib/testing/hard-coded-text";

type Catalogue = { [key: string]: string | Catalogue };

/** `{ a: { b: "text" } }` → `[["a.b", "text"]]` */
function entriesOf(catalogue: Catalogue, prefix = ""): [string, string][] {
  return Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === "string" ? [[prefix + key, value] as [string, string]] : entriesOf(value, `${prefix}${key}.`),
  );
}

/** Names of the values and tags that a message is given: `{count, plural, …}` → `count`, `<link>` → `link`. */
function parametersOf(message: string): string[] {
  const values = [...message.matchAll(/\{\s*([a-zA-Z]+)\s*[,}]/g)].map((match) => match[1]);
  const tags = [...message.matchAll(/<([a-zA-Z]+)>/g)].map((match) => `<${match[1]}>`);
  return [...new Set([...values, ...tags])].map(String).sort();
}

describe.each([
  ["the portal", en, fr],
  ["event types", eventTypesEn, eventTypesFr],
] as [string, Catalogue, Catalogue][])("the catalogues of %s", (_, english, french) => {
  const texts = new Map(entriesOf(french));

  it("have the same keys", () => {
    expect([...texts.keys()].sort()).toEqual(
      entriesOf(english)
        .map(([key]) => key)
        .sort(),
    );
  });

  it("have no empty text, and give each message the same values", () => {
    for (const [key, message] of entriesOf(english)) {
      expect(message.trim(), key).not.toBe("");
      expect(texts.get(key)?.trim(), key).not.toBe("");
      expect(parametersOf(texts.get(key) ?? ""), key).toEqual(parametersOf(message));
    }
  });
});

/** One word for each thing: what French says instead stands in the comment. */
const FRENCH_VARIANTS = [
  /\bessais?\b/i, // tentative
  /\bentreprises?\b/i, // société
  /points? de terminaison/i, // endpoint
  /réémi|réexécution|relecture/i, // rejeu
  /\bce endpoint\b/i, // cet endpoint
];

describe("the texts", () => {
  const french = [...entriesOf(fr), ...entriesOf(eventTypesFr)];
  const all = [...entriesOf(en), ...entriesOf(eventTypesEn), ...french];

  it("say each thing with its one French word", () => {
    expect(french.filter(([, text]) => FRENCH_VARIANTS.some((variant) => variant.test(text)))).toEqual([]);
  });

  it("have typographic apostrophes", () => {
    expect(all.filter(([, text]) => text.includes("'"))).toEqual([]);
  });
});

describe("pages and components", () => {
  const root = path.resolve(import.meta.dirname, "../..");
  const files = ["app", "components"].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".tsx"))
      .map((file) => path.join(folder, file)),
  );

  // It stands in for the frame that brings the catalogue, in both languages.
  const withoutCatalogue = path.join("app", "global-error.tsx");

  it.each(files.filter((file) => file !== withoutCatalogue))("%s has no text of its own", (file) => {
    expect(hardCodedText(readFileSync(path.join(root, file), "utf8"))).toEqual([]);
  });

  it("would be caught if they had", () => {
    expect(hardCodedText('const a = <p className="x">Hello there</p>;')).toEqual(["Hello there"]);
    expect(hardCodedText('const a = <input placeholder="Search" />;')).toEqual(["Search"]);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text
    expect(hardCodedText("const a = <p>{`Hello ${name}`}</p>;")).toEqual(["Hello "]);
    expect(hardCodedText('const a = <IconButton label={open ? "Close" : t("open")} />;')).toEqual(["Close"]);
    expect(hardCodedText('const a = <p className="x">{t("hello")} <b>–</b> 200 <code>POST</code></p>;')).toEqual([]);
  });
});
