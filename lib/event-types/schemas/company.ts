import { dateTime, type JsonSchema, list, nullable, object, text, uri, uuid } from "@/lib/event-types/json-schema";

const tags: JsonSchema = {
  type: "object",
  description: "Key-value pairs attached to the company.",
  maxProperties: 10,
  propertyNames: { pattern: "^.{1,27}$" },
  additionalProperties: { type: "string", maxLength: 100 },
};

const id = uuid("Identifies the company.");
const name = text("The company's name.");
const description = nullable(text("A note on the company, often the id it has in another system."));

/** The company an event is about, filled in for publishers who name it by `companyId`. */
export const referenceCompany = object(
  "The company the event is about.",
  {
    id,
    name,
    description,
    links: object("Where to read on about the company.", { portal: uri("The company's page in the portal.") }),
    tags,
  },
  ["id", "name"],
);

/** A company by itself, as `company.created` and `company.deleted` carry it. */
export const company = object(
  "The company.",
  {
    id,
    name,
    description,
    redirect: uri("The link by which the company authorises access to its data."),
    lastSync: nullable(dateTime("When data of the company was last read.")),
    created: dateTime("When the company was added."),
    createdByUserName: nullable(text("Who added the company.")),
    products: list("Products that are enabled for the company.", { type: "string" }),
    tags,
  },
  ["id", "name", "redirect"],
);
