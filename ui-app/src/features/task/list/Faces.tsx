import type { Person } from '@/lib/api/types';
import { usePicture } from '@/ui/usePicture';
import classes from './list.module.css';

const COLORS = ['#3f51bf', '#0b7c6d', '#2b7a45', '#946300', '#b5480a', '#c0343a', '#a82c7f', '#5b4bb7'];

/** Who is on a task, small and cheap to draw: a long list shows hundreds of them. */
export function Faces({ people, max = 3 }: { people: Person[]; max?: number }) {
  return (
    <span className={classes.faces} title={people.map(({ name }) => name).join(', ')}>
      {people.slice(0, max).map((person) => (
        <Face key={person.id} person={person} />
      ))}
      {people.length > max && <span className={classes.face}>+{people.length - max}</span>}
    </span>
  );
}

export function Face({ person: { name, pictureUrl } }: { person: Person }) {
  return pictureUrl ? <Picture name={name} url={pictureUrl} /> : <Initials name={name} />;
}

function Picture({ name, url }: { name: string; url: string }) {
  const src = usePicture(url);
  return src ? <img className={classes.face} src={src} alt="" loading="lazy" /> : <Initials name={name} />;
}

function Initials({ name }: { name: string }) {
  return (
    // Letters in the style sheet: as text they would be part of what is read out, and of what voice control is told.
    <span
      className={classes.face}
      style={{ background: colorOf(name), color: '#fff' }}
      data-initials={initials(name)}
    />
  );
}

function initials(name: string) {
  const words = name.trim().split(/\s+/);
  return `${words[0]?.charAt(0) ?? ''}${words.length > 1 ? words[words.length - 1]!.charAt(0) : ''}`.toUpperCase();
}

function colorOf(name: string) {
  let sum = 0;
  for (const char of name) sum = (sum * 31 + char.charCodeAt(0)) % 9973;
  return COLORS[sum % COLORS.length];
}
