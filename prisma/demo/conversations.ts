import type { Handle } from "./people";

/** What was said in the lobbies, with the second of the media at which it was written. */
export const conversations: Record<string, [author: Handle, second: number, body: string][]> = {
  "the-green-hour": [
    ["ada", 4, "Here we go. Lights off, everyone."],
    ["bob", 11, "The reflection is doing its own thing and I love it"],
    ["cy", 17, "wait for the curtain at 0:24"],
    ["ada", 25, "oh"],
    ["bob", 26, "OH"],
    ["mia", 31, "I have watched this four times this week and I am not sorry."],
    ["cy", 38, "Is there a German caption track? My father would like this."],
    ["mia", 41, "There is: captions menu, Deutsch."],
    ["ada", 49, "And out go the lights. Same time tomorrow?"],
  ],
  "starling-weather": [
    ["bob", 6, "How many birds is that?"],
    ["cy", 9, "Enough that I stopped counting at the second turn."],
    ["bob", 20, "Craig Reynolds, 1987: three rules, and then this. https://www.red3d.com/cwr/boids/"],
    ["kit", 27, "F R E E premium accounts, only tonight >> http://flock-boost.example << write to me"],
    ["ada", 33, "Separation, alignment, cohesion. Also my plan for meetings."],
  ],
  "slow-harbour": [
    ["cy", 12, "This one is my writing music now."],
    ["ada", 40, "The low note that comes in around 0:40, that is the ferry, isn't it"],
    ["cy", 47, "It is absolutely the ferry."],
    ["kit", 52, "the ferry never comes back by the way, you are welcome"],
  ],
  "phase-garden": [
    ["mia", 15, "Two marimbas, one slowly getting ahead. It should be annoying and it is the opposite."],
    ["bob", 30, "They meet again at the end. I checked."],
    ["cy", 41, "I could listen to this for an hour."],
    ["kit", 44, "Nobody asked you, Cy. Go and be boring somewhere else, all of you."],
  ],
};
