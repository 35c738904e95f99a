/** The people of the demo practices, as the sign-in page lists them. All have the same password. */
export const DEMO_ACCOUNTS = [
  { name: 'Dr Mara Lindqvist', email: 'mara@harbour.example.org', role: 'Psychotherapist' },
  { name: 'Ines Okafor', email: 'ines@harbour.example.org', role: 'Massage therapist' },
  { name: 'Amal Haddad', email: 'amal@harbour.example.org', role: 'Client' },
  { name: 'Jonah Whitfield', email: 'jonah@harbour.example.org', role: 'Client' },
  { name: 'Petra Novak', email: 'petra@harbour.example.org', role: 'Client' },
  { name: 'Lee Marsh', email: 'lee@harbour.example.org', role: 'Client, new' },
  { name: 'Tomas Reyes', email: 'tomas@harbour.example.org', role: 'Psychotherapist, on call' },
  { name: 'Ben Sato', email: 'ben@harbour.example.org', role: 'Massage therapist' },
  { name: 'Rowan Ellery', email: 'owner@harbour.example.org', role: 'Owner' },
  {
    name: 'Vera Elm',
    email: 'vera@elm.example.org',
    role: 'Psychotherapist at Elm Street, client at Harbour',
  },
] as const;

export const DEMO_PASSWORD = 'demo-demo-demo';
