// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/schema/given_names.h"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

namespace dateline {
namespace {

// A formal name, then its short forms, separated by spaces.
constexpr auto kNames = std::to_array<std::string_view>({
    "abigail abby abbie gail",
    "abraham abe",
    "alan al",
    "albert al bert",
    "alexander alex alec sandy xander",
    "alexandra alex sandra sandy lexi",
    "alfred alf al fred",
    "amanda mandy",
    "andrew andy drew",
    "angela angie",
    "ann annie nancy",
    "anthony tony",
    "antonio tony",
    "arnold arnie",
    "arthur art artie",
    "barbara barb barbie",
    "barnaby barney",
    "benjamin ben benny benji",
    "bernard bernie",
    "bradley brad",
    "calvin cal",
    "cameron cam",
    "carolyn carol",
    "catherine cathy kate katie kitty cate",
    "charles charlie chuck chas",
    "christina chris chrissy tina",
    "christine chris chrissy tina",
    "christopher chris kit topher",
    "clifford cliff",
    "clinton clint",
    "curtis curt",
    "cynthia cindy",
    "daniel dan danny",
    "david dave davey",
    "deborah deb debbie",
    "dennis denny",
    "diana di",
    "dominic dom",
    "donald don donnie donny",
    "dorothy dot dottie dolly",
    "douglas doug",
    "edmund ed ned ted",
    "edward ed eddie ned ted teddy",
    "edwin ed eddie",
    "eleanor ellie nell nora",
    "elizabeth liz lizzie beth betsy betty eliza libby lisa bess",
    "emily em emmy",
    "eugene gene",
    "frances fran frankie",
    "francis frank frankie fran",
    "franklin frank",
    "frederick fred freddie freddy rick",
    "gabriel gabe",
    "geoffrey geoff jeff",
    "george georgie",
    "gerald gerry jerry",
    "gregory greg",
    "harold hal harry",
    "harriet hattie",
    "henry hank harry hal",
    "herbert herb bert",
    "howard howie",
    "isabella bella izzy",
    "jacob jake",
    "jacqueline jackie",
    "james jim jimmy jamie",
    "janet jan",
    "jeffrey jeff",
    "jennifer jen jenny jenn",
    "jeremy jerry",
    "jessica jess jessie",
    "john jack johnny jon",
    "jonathan jon john johnny",
    "joseph joe joey",
    "josephine jo josie",
    "joshua josh",
    "judith judy",
    "julia julie",
    "katherine kathy kate katie kitty kat",
    "kathleen kathy kate katie",
    "kathryn kathy kate katie",
    "kenneth ken kenny",
    "kevin kev",
    "kimberly kim",
    "kirsten kirstie",
    "lawrence larry laurie",
    "leonard len lenny leo",
    "leslie les",
    "louis lou louie",
    "lucille lucy lucie",
    "madeleine maddie",
    "margaret maggie meg peggy marge margie greta rita",
    "martin marty",
    "mary molly polly mamie",
    "matthew matt matty",
    "maxwell max",
    "melissa missy",
    "michael mike mickey mick mikey",
    "michelle shelly",
    "mitchell mitch",
    "nathan nate nat",
    "nathaniel nate nat nathan",
    "nicholas nick nicky nico",
    "oliver ollie",
    "pamela pam",
    "patricia pat patty tricia trish patti",
    "patrick pat paddy",
    "penelope penny",
    "peter pete",
    "philip phil",
    "phillip phil",
    "raphael rafe",
    "raymond ray",
    "rebecca becky becca",
    "reginald reggie reg",
    "richard dick rich rick ricky richie",
    "robert bob bobby rob robbie bert",
    "roberta bobbie",
    "roger rog",
    "ronald ron ronnie ronny",
    "rudolph rudy",
    "russell russ",
    "samantha sam",
    "samuel sam sammy",
    "sarah sally sadie",
    "sebastian seb",
    "sidney sid",
    "stanley stan",
    "stephanie steph",
    "stephen steve stevie steph",
    "steven steve stevie",
    "stewart stew stu",
    "stuart stu",
    "susan sue susie suzie",
    "suzanne sue suzy",
    "terence terry",
    "terrence terry",
    "thaddeus thad tad",
    "theodore ted teddy theo",
    "theresa terry tess tessa",
    "thomas tom tommy",
    "timothy tim timmy",
    "valerie val",
    "victor vic",
    "victoria vicky vicki tori",
    "vincent vince vinny",
    "virginia ginny",
    "walter walt wally",
    "wesley wes",
    "wilfred wilf fred",
    "william bill billy will willie liam",
    "winston win",
    "zachary zach zack",
});

// For each name, the rows that it is in, by number; negative for a short form's (-1 - row).
using Rows = std::map<std::string_view, std::vector<int>, std::less<>>;

const Rows& rows() {
    static const Rows all = [] {
        Rows found;
        for (std::size_t row = 0; row < kNames.size(); ++row) {
            std::string_view rest = kNames[row];
            for (bool formal = true; !rest.empty(); formal = false) {
                const std::size_t end = std::min(rest.find(' '), rest.size());
                const int number = static_cast<int>(row);
                found[rest.substr(0, end)].push_back(formal ? number : -1 - number);
                rest.remove_prefix(std::min(end + 1, rest.size()));
            }
        }
        return found;
    }();
    return all;
}

int row_of(int entry) {
    return entry < 0 ? -1 - entry : entry;
}

}  // namespace

bool is_initial_of_name(std::string_view name) {
    return name.size() == 1 || (name.size() == 2 && name[1] == '.');
}

bool same_given_name(std::string_view a, std::string_view b) {
    if (a == b) return true;
    if (a.empty() || b.empty()) return false;
    if (is_initial_of_name(a) || is_initial_of_name(b)) return a[0] == b[0];
    const auto one = rows().find(a);
    const auto other = rows().find(b);
    if (one == rows().end() || other == rows().end()) return false;
    return std::ranges::any_of(one->second, [&](int x) {
        return std::ranges::any_of(other->second, [&](int y) { return row_of(x) == row_of(y); });
    });
}

bool is_short_name(std::string_view name) {
    const auto found = rows().find(name);
    return found != rows().end() &&
           std::ranges::any_of(found->second, [](int entry) { return entry < 0; });
}

}  // namespace dateline
