import { notFound } from "next/navigation";
import { cache } from "react";
import { requireActor } from "@/app/_server/actor";
import { getCompany } from "@/lib/companies/get-company";
import type { Company } from "@/lib/companies/schema";
import { AppError } from "@/lib/errors";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The company of a page, read once a request; 404 where this client has no such one. */
export const readCompany = cache(async (id: string): Promise<Company> => {
  const { scope } = await requireActor();
  if (!UUID.test(id)) notFound();
  try {
    return await getCompany(scope, id);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
});
