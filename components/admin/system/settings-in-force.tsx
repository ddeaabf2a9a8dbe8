import { useTranslations } from "next-intl";
import { Table } from "@/components/ui/table";
import type { SettingInForce } from "@/lib/system/schema";

/** Every setting as it is in force, and whether the environment says so. */
export function SettingsInForce({ settings }: { settings: SettingInForce[] }) {
  const t = useTranslations("admin.system.settings");
  return (
    <Table rows="two">
      <colgroup>
        <col />
        <col className="w-[38%]" />
        <col className="w-[130px]" />
      </colgroup>
      <thead>
        <tr>
          <th>{t("setting")}</th>
          <th>{t("value")}</th>
          <th className="r">{t("from")}</th>
        </tr>
      </thead>
      <tbody>
        {settings.map((setting) => (
          <tr key={setting.name}>
            <td className="wide">
              <code className="mono block truncate">{setting.name}</code>
              <span lang="en" title={setting.description} className="block truncate text-12 text-fg-3">
                {setting.description}
              </span>
            </td>
            <td className="wide">
              {setting.value === null ? (
                <span className="text-fg-3">{t(setting.isSet ? "set" : "notSet")}</span>
              ) : (
                <code title={setting.value} className="mono block truncate">
                  {setting.value}
                </code>
              )}
            </td>
            <td className="r gone text-fg-3">{t(setting.fromEnvironment ? "environment" : "default")}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
