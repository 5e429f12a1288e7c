import type { Metadata } from "next";
import { BlockList } from "@/components/settings/block-list";
import { ContactForm } from "@/components/settings/contact-form";
import { Section } from "@/components/settings/section";
import { listBlocks } from "@/lib/blocks/data";
import { findContact } from "@/lib/users/contact-data";
import { guard } from "../guard";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage() {
  const viewer = await guard("/settings/people");
  const [contact, { items }] = await Promise.all([findContact(viewer), listBlocks(viewer)]);
  return (
    <>
      <Section title="Who may reach you" lead="Those you block cannot, whatever is set here.">
        <ContactForm contact={contact} />
      </Section>
      <Section
        title="Blocked people"
        lead="You do not see what they write, on any device, and they can neither mention nor invite you. They are not told."
      >
        <BlockList blocks={items} />
      </Section>
    </>
  );
}
