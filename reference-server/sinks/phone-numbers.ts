/** Phone numbers that belong to nobody, each given out once. */
import { randomInt } from 'node:crypto';

/**
 * Geographic area codes of the fifty states and the District of Columbia, source: the North American Numbering Plan.
 * Only codes that have long been in service, so that a portal with an older list of numbers takes them too.
 */
const AREA_CODES = `
  201 202 203 205 206 207 208 209 210 212 213 214 215 216 217 218 219 225 228 229 231 234 240 248 251 252 253 254 256 260
  262 267 270 276 281 301 302 303 304 305 307 308 309 310 312 313 314 315 316 317 318 319 320 321 323 330 334 336 337 352
  360 361 386 401 402 404 405 406 407 408 409 410 412 413 414 415 417 419 423 425 432 434 435 440 443 469 478 479 480 484
  501 502 503 504 505 507 508 509 510 512 513 515 516 517 518 520 530 540 541 559 561 562 563 570 571 573 574 580 585 586
  601 602 603 605 606 607 608 609 610 612 614 615 616 617 618 619 620 626 630 631 636 641 646 650 651 660 661 662 678 682
  701 702 703 704 706 707 708 712 713 714 715 716 717 718 719 720 724 727 731 732 734 740 754 757 760 763 765 770 772 773
  775 781 785 786 801 802 803 804 805 806 808 810 812 813 814 815 816 817 818 828 830 831 832 843 845 847 848 850 856 857
  858 859 860 862 863 864 865 870 901 903 904 906 907 908 909 910 912 913 914 915 916 917 918 919 920 925 928 931 936 937
  940 941 949 951 952 954 956 970 971 972 973 978 979 980 985 989`
  .trim()
  .split(/\s+/);

/** 555-0100 to 555-0199, kept for fiction in every area code. */
const LINES = 100;

/** How many numbers there are to give out. */
export const PHONE_NUMBER_COUNT = AREA_CODES.length * LINES;

/**
 * A function that gives a fresh fictional number, E.164, at each call: from a random start on, and none twice until all
 * `PHONE_NUMBER_COUNT` were given. Of two that follow each other both the area code and the last digits differ, so that
 * they are told apart even where a portal masks one or the other.
 */
export function createPhoneNumbers(): () => string {
  let next = randomInt(PHONE_NUMBER_COUNT);
  return () => {
    const line = next % LINES;
    const areaCode = AREA_CODES[(Math.floor(next / LINES) + line) % AREA_CODES.length] as string;
    next = (next + 1) % PHONE_NUMBER_COUNT;
    return `+1${areaCode}55501${String(line).padStart(2, '0')}`;
  };
}
