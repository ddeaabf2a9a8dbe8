import { redirect } from "next/navigation";

/** The list is a tab of Events. */
export default function EndpointsPath() {
  redirect("/monitor/events");
}
