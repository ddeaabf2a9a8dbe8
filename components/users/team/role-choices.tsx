"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { MEMBER_ROLES, type MemberRole } from "@/lib/users/schema";

interface RoleChoicesProps {
  labelledBy: string;
  value: MemberRole;
  onChange: (role: MemberRole) => void;
}

/** The roles, each in a sentence. */
export function RoleChoices({ labelledBy, value, onChange }: RoleChoicesProps) {
  const t = useTranslations("team.roles");
  const id = useId();
  return (
    <div role="radiogroup" aria-labelledby={labelledBy} className="grid gap-3">
      {MEMBER_ROLES.map((role) => (
        <div key={role} className="flex items-start gap-2.5">
          <input
            type="radio"
            id={`${id}-${role}`}
            name={id}
            checked={value === role}
            onChange={() => onChange(role)}
            aria-describedby={`${id}-${role}-text`}
            className="mt-1 size-4 flex-none accent-accent"
          />
          <div className="min-w-0 text-13">
            <label htmlFor={`${id}-${role}`} className="font-medium">
              {t(`${role}.name`)}
            </label>
            <p id={`${id}-${role}-text`} className="text-fg-2">
              {t(`${role}.text`)}
            </p>
          </div>
        </div>
      ))}
    </div>
  );
}
