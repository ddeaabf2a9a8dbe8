"use client";

import { Ellipsis, KeyRound, UserMinus } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuRadioGroup, MenuRadioItem, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { MEMBER_ROLES, type MemberRole } from "@/lib/users/schema";

interface MemberMenuProps {
  /** What it is called after. */
  name: string;
  role: MemberRole;
  onRole: (role: MemberRole) => void;
  /** Left out where a link is made elsewhere. */
  onResetLink?: () => void;
  onRemove: () => void;
}

/** What can be done with someone's membership of a client. */
export function MemberMenu({ name, role: current, onRole, onResetLink, onRemove }: MemberMenuProps) {
  const t = useTranslations("team");
  const roles = useTranslations("team.roles");
  return (
    <Menu>
      <MenuTrigger asChild>
        <IconButton label={t("actionsFor", { name })}>
          <Ellipsis aria-hidden />
        </IconButton>
      </MenuTrigger>
      <MenuContent>
        <MenuLabel>{t("columns.role")}</MenuLabel>
        <MenuRadioGroup value={current} onValueChange={(role) => onRole(role as MemberRole)}>
          {MEMBER_ROLES.map((role) => (
            <MenuRadioItem key={role} value={role}>
              {roles(`${role}.name`)}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
        <MenuSeparator />
        {onResetLink ? (
          <MenuItem onSelect={onResetLink}>
            <KeyRound aria-hidden />
            {t("reset.open")}
          </MenuItem>
        ) : null}
        <MenuItem danger onSelect={onRemove}>
          <UserMinus aria-hidden />
          {t("remove.open")}
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
