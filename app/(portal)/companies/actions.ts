"use server";

import { z } from "zod";
import { action } from "@/app/_server/action";
import { replaceCompany } from "@/lib/companies/change-company";
import { createCompany } from "@/lib/companies/create-company";
import { deleteCompany } from "@/lib/companies/delete-company";
import { companyInput } from "@/lib/companies/schema";

export const createCompanyAction = action(companyInput, "companies.manage", ({ scope }, input) => createCompany(scope, input));

export const saveCompanyAction = action(companyInput.extend({ id: z.uuid() }), "companies.manage", ({ scope }, { id, ...input }) =>
  replaceCompany(scope, id, input),
);

export const deleteCompanyAction = action(z.uuid(), "companies.manage", ({ scope }, id) => deleteCompany(scope, id));
