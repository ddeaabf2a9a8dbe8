import { readdirSync } from "node:fs";
import path from "node:path";
import type { Demo } from "@/e2e/support/demo";
import { addPerson } from "@/e2e/support/person";

const APP = path.resolve(import.meta.dirname, "../../app");

/** Every page of a group of routes, by walking it: a new one is looked at without being named anywhere. */
function pagesOf(group: string, parameters: Record<string, string>): string[] {
  const parameter = (name: string) => {
    const value = parameters[name];
    // A page that is asked for nothing that exists would pass by not being there.
    if (value === undefined) throw new Error(`Say what [${name}] of a page in ${group} may be.`);
    return value;
  };
  return readdirSync(path.join(APP, group), { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "page.tsx")
    .map((file) => `/${path.dirname(file)}`.replace(/\[(\w+)\]/g, (_, name: string) => parameter(name)))
    .sort();
}

/** Every page of /admin, of things that are there. */
export async function adminPages(demo: Demo): Promise<string[]> {
  const { userId } = await addPerson(demo, "Analyst");
  return pagesOf("(admin)", { id: demo.clientId, name: "company.created", userId });
}

/** Every page for those who have not signed in. */
export const authPages = (): string[] => pagesOf("(auth)", { token: "made-up" });
