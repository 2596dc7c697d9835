/** / — what the consortium is, what is here now, what keeps transfer back, where to begin. */
import { Barriers, Targets, Who } from './story.tsx';
import { Hero } from './hero.tsx';
import { Kinds } from './kinds.tsx';
import { Newest } from './newest.tsx';
import './home.css';

const HomePage = () => (
  <div className="hm">
    <Hero />
    <Kinds />
    <Newest />
    <Barriers />
    <Targets />
    <Who />
  </div>
);

export default HomePage;
