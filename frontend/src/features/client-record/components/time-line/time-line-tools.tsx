import { ActionIcon, Button, Menu, SegmentedControl } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconDownload, IconMinus, IconPlus } from '@tabler/icons-react';
import { memo } from 'react';
import type { TimeMoves } from '../../../../ui/time-chart/use-time-view.ts';
import styles from './time-line.module.css';

export type Shown = 'CHART' | 'TABLE';

interface TimeLineToolsProps {
  readonly time: TimeMoves;
  readonly shown: Shown;
  readonly onShown: (shown: Shown) => void;
  /** Left out where the viewer may not save it. */
  readonly onSave?: ((format: 'CSV' | 'PNG') => void) | undefined;
  readonly saving: boolean;
}

const STEP = 0.6;

/** Moving through time, chart or table, and saving. */
export const TimeLineTools = memo(function TimeLineTools(props: TimeLineToolsProps) {
  const { time, shown, onShown, onSave, saving } = props;
  return (
    <div className={styles.tools}>
      <div className={styles.group} role="group" aria-label="What part of the time is shown">
        <ActionIcon variant="default" size="lg" aria-label="Earlier" onClick={() => time.pan(-STEP)}>
          <IconChevronLeft size={18} aria-hidden="true" />
        </ActionIcon>
        <ActionIcon variant="default" size="lg" aria-label="Later" onClick={() => time.pan(STEP)}>
          <IconChevronRight size={18} aria-hidden="true" />
        </ActionIcon>
        <ActionIcon variant="default" size="lg" aria-label="Show less time" onClick={() => time.zoom(STEP)}>
          <IconPlus size={18} aria-hidden="true" />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label="Show more time"
          onClick={() => time.zoom(1 / STEP)}
        >
          <IconMinus size={18} aria-hidden="true" />
        </ActionIcon>
        <Button variant="default" size="sm" onClick={time.first}>
          12 weeks
        </Button>
        <Button variant="default" size="sm" onClick={time.whole}>
          Whole history
        </Button>
      </div>
      <div className={styles.group}>
        <SegmentedControl
          aria-label="Show as"
          size="sm"
          value={shown}
          onChange={(value) => onShown(value as Shown)}
          data={[
            { value: 'CHART', label: 'Chart' },
            { value: 'TABLE', label: 'Table' },
          ]}
        />
        {onSave && (
          <Menu position="bottom-end" shadow="sm">
            <Menu.Target>
              <Button
                variant="default"
                size="sm"
                loading={saving}
                leftSection={<IconDownload size={16} aria-hidden="true" />}
              >
                Save
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => onSave('CSV')}>Table (CSV)</Menu.Item>
              <Menu.Item onClick={() => onSave('PNG')}>Picture (PNG)</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
    </div>
  );
});
