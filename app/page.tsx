import { redirect } from "next/navigation";

export default function Home() {
  redirect("/monitor/events");
}
