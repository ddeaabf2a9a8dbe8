import type { Access } from "@/lib/access/actor";
import { type Permission, roleMay, scopesMay, scopesWith } from "@/lib/access/roles";
import { AppError } from "@/lib/errors";

export function may(access: Access, permission: Permission): boolean {
  return access.kind === "key" ? scopesMay(access.scopes, permission) : roleMay(access.role, permission);
}

/** @throws AppError `forbidden`, which says what is lacking */
export function authorize(access: Access, permission: Permission): void {
  if (may(access, permission)) return;
  if (access.kind === "key") {
    const wanted = scopesWith(permission);
    const hint = wanted.length > 0 ? `Use a key with the scope ${wanted.join(" or ")}.` : "No API key may do this; use the portal.";
    throw new AppError("forbidden", `This API key may not do that. ${hint}`);
  }
  throw new AppError("forbidden", `The role ${access.role} may not do that. Ask an Administrator of this client for another role.`);
}
