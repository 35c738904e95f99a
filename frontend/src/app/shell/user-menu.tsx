import { Menu, useMantineColorScheme } from '@mantine/core';
import {
  IconBuilding,
  IconCheck,
  IconClock,
  IconDevices,
  IconHeart,
  IconLogout,
  IconMoon,
  IconPhone,
  IconSun,
  IconSunMoon,
} from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { PATHS } from '../../lib/paths.ts';
import { isPractitioner, isPsychotherapist, useViewer } from '../../lib/viewer.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { useAccount } from './use-account.ts';
import styles from './user-menu.module.css';

const SCHEMES = [
  { value: 'auto', label: 'As the device', Icon: IconSunMoon },
  { value: 'light', label: 'Light', Icon: IconSun },
  { value: 'dark', label: 'Dark', Icon: IconMoon },
] as const;

/** Who is signed in and where; other practices, devices, light and dark, the way out. */
export function UserMenu() {
  const viewer = useViewer();
  const navigate = useNavigate();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { signOut, goToPractice } = useAccount();
  const others = viewer.practices.filter((practice) => practice.id !== viewer.practice?.id);
  return (
    <Menu position="top-start" width={250} shadow="none" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <button type="button" className={styles.button}>
          <Avatar name={viewer.name} />
          <span className={styles.names}>
            <span className="visually-hidden">Account of </span>
            <span className={styles.name}>{viewer.name}</span>
            <span className={styles.practice}>{viewer.practice?.name}</span>
          </span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {others.length > 0 && <Menu.Label>Other practices</Menu.Label>}
        {others.map((practice) => (
          <Menu.Item
            key={practice.id}
            leftSection={<IconBuilding size={16} />}
            onClick={() => void goToPractice(practice.id)}
          >
            {practice.name}
          </Menu.Item>
        ))}
        <Menu.Label>Appearance</Menu.Label>
        {SCHEMES.map(({ value, label, Icon }) => (
          <Menu.Item
            key={value}
            leftSection={<Icon size={16} />}
            rightSection={colorScheme === value ? <IconCheck size={16} aria-label="chosen" /> : null}
            closeMenuOnClick={false}
            onClick={() => setColorScheme(value)}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        {isPractitioner(viewer) && (
          <Menu.Item leftSection={<IconClock size={16} />} onClick={() => void navigate(PATHS.myHours)}>
            My hours
          </Menu.Item>
        )}
        {isPractitioner(viewer) && (
          <Menu.Item leftSection={<IconHeart size={16} />} onClick={() => void navigate(PATHS.selfCare)}>
            Self-care
          </Menu.Item>
        )}
        {isPsychotherapist(viewer) && (
          <Menu.Item leftSection={<IconPhone size={16} />} onClick={() => void navigate(PATHS.onCall)}>
            Who is on call
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconDevices size={16} />} onClick={() => void navigate(PATHS.account)}>
          My account and devices
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
