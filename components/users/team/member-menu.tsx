"use client";

import { Ellipsis, UserMinus } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuRadioGroup, MenuRadioItem, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { MEMBER_ROLES, type Member, type MemberRole } from "@/lib/users/schema";

interface MemberMenuProps {
  member: Member;
  onRole: (role: MemberRole) => void;
  onRemove: () => void;
}

/** What an Administrator can do with a member. */
export function MemberMenu({ member, onRole, onRemove }: MemberMenuProps) {
  const t = useTranslations("team");
  const roles = useTranslations("team.roles");
  return (
    <Menu>
      <MenuTrigger asChild>
        <IconButton label={t("actionsFor", { name: member.name })}>
          <Ellipsis aria-hidden />
        </IconButton>
      </MenuTrigger>
      <MenuContent>
        <MenuLabel>{t("columns.role")}</MenuLabel>
        <MenuRadioGroup value={member.role} onValueChange={(role) => onRole(role as MemberRole)}>
          {MEMBER_ROLES.map((role) => (
            <MenuRadioItem key={role} value={role}>
              {roles(`${role}.name`)}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
        <MenuSeparator />
        <MenuItem danger onSelect={onRemove}>
          <UserMinus aria-hidden />
          {t("remove.open")}
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
