// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/quotes/name_words.h"

#include "common/text/word_table.h"

namespace dateline {
namespace {

struct Row {
    std::uint16_t classes;
    std::string_view words;  // separated by spaces
};

constexpr Row kRows[] = {
    {kMaleTitle | kTitleWord, "mr sir lord mister congressman"},
    {kFemaleTitle | kTitleWord, "mrs ms miss lady dame madam congresswoman"},
    {kTitleWord,
     "dr sen sens rep reps del gov gen lt col capt sgt rev prof maj adm cmdr vice prime deputy "
     "acting former foreign defense defence interior finance state-elect president-elect attorney "
     "chief first then-president ex-president lieutenant"},
    {kTitleWord | kRoleWord,
     "president senator representative governor minister secretary general admiral colonel captain "
     "sergeant judge justice mayor chairman chairwoman chair chancellor exchequer ambassador "
     "professor "
     "speaker director commissioner king queen prince princess pope bishop archbishop cardinal "
     "rabbi imam sheikh pastor reverend doctor detective sheriff premier councillor councilman "
     "councilwoman analyst economist coach manager spokesman spokeswoman spokesperson strategist "
     "adviser advisor envoy leader commander officer principal superintendent nominee candidate "
     "host anchor reporter correspondent columnist editor author historian researcher scientist "
     "lawyer prosecutor detective inspector treasurer lawmaker legislator billionaire"},
    {kRoleWord,
     "official aide member founder owner ceo cfo head dean lecturer fellow expert scholar "
     "diplomat negotiator counterpart politician activist critic supporter resident witness "
     "farmer teacher nurse driver engineer pilot fisherman baker trader investor investigator "
     "attorney solicitor counsel magistrate partner executive chief operative consultant pollster "
     "surrogate congressman congresswoman delegate soldier veteran student worker neighbor "
     "neighbour mother father wife husband brother sister son daughter widow victim survivor "
     "player goalkeeper striker captain actor actress singer writer artist journalist curator "
     "source insider physician surgeon meteorologist geologist astronomer biologist chemist "
     "secretary-general vice-president mogul businessman businesswoman rival opponent"},
    {kPluralRole,
     "officials aides members experts analysts economists diplomats sources critics supporters "
     "residents witnesses lawmakers senators ministers police authorities prosecutors "
     "investigators researchers scientists lawyers observers leaders organizers organisers "
     "activists advocates opponents republicans democrats voters doctors farmers traders "
     "investors reporters workers people others some many both parties sides delegates aides "
     "representatives governors mayors attorneys operatives insiders strategists advisers "
     "advisors pollsters executives employees protesters demonstrators historians scholars "
     "conservatives liberals progressives americans russians chinese allies colleagues friends "
     "neighbors neighbours relatives families teachers nurses engineers rebels negotiators "
     "envoys spokesmen judges agents detectives commentators pundits reports students"},
    {kNationality,
     "american chinese russian british french german japanese israeli iranian ukrainian canadian "
     "mexican indian australian european korean turkish saudi syrian iraqi afghan pakistani "
     "italian spanish polish dutch swedish norwegian danish finnish greek irish scottish welsh "
     "brazilian argentine chilean colombian venezuelan cuban egyptian libyan nigerian kenyan "
     "ethiopian malaysian indonesian thai vietnamese filipino philippine taiwanese palestinian "
     "lebanese jordanian republican democratic democrat conservative liberal libertarian labour "
     "u.s us uk eu western eastern southern northern african asian arab muslim jewish catholic "
     "christian hispanic latino black white federal swiss austrian belgian hungarian czech "
     "portuguese romanian bulgarian serbian croatian georgian armenian singaporean"},
    {kOrganisation,
     "ministry department committee commission party house senate congress parliament council "
     "court university college school institute center centre foundation association union "
     "federation agency bureau office bank fund group company corporation corp inc ltd llc plc "
     "co times post journal news press network tribune herald gazette reuters ap afp bloomberg "
     "cnn bbc nbc cbs abc msnbc fox npr police army navy force forces guard administration "
     "government campaign team club league league's nato un asean opec fbi cia nsa irs epa fda "
     "who imf wto kremlin pentagon authority board service services society trust church temple "
     "hospital airport airlines airways museum theatre theater library company brothers street "
     "nations states kingdom republic city county organization organisation alliance coalition "
     "movement front brigade embassy consulate cabinet treasury exchange industries motors "
     "systems technologies laboratories labs partners holdings ventures media television radio "
     "magazine review weekly daily tower avenue road international project initiative summit "
     "conference convention association assembly tribunal academy factory works union's act "
     "amendment award prize games cup war day week month year america democrats republicans "
     "facebook twitter google apple amazon microsoft wikileaks isis brexit bloc newspaper "
     "statement obamacare medicare medicaid"},
    {kPlaceWord,
     "washington beijing moscow london paris berlin tokyo seoul taipei brussels kyiv kiev tehran "
     "jerusalem delhi islamabad canberra ottawa ankara riyadh damascus baghdad cairo china russia "
     "britain france germany japan iran iraq israel ukraine india pakistan canada mexico australia "
     "turkey syria egypt taiwan korea vietnam thailand malaysia indonesia singapore philippines "
     "italy spain poland greece ireland scotland england wales europe asia africa ohio florida "
     "texas california michigan pennsylvania iowa nevada arizona colorado wisconsin carolina "
     "hampshire jersey york chicago boston denver atlanta miami philadelphia detroit cleveland "
     "dallas houston phoenix seattle kong malaysia afghanistan libya yemen lebanon jordan cuba "
     "venezuela brazil argentina chile colombia nigeria kenya ethiopia somalia sudan virginia "
     "georgia "
     "dakota oregon utah idaho montana wyoming nebraska kansas oklahoma missouri arkansas "
     "louisiana mississippi alabama tennessee kentucky indiana illinois minnesota maryland "
     "delaware connecticut massachusetts vermont maine alaska hawaii"},
    {kCalendarWord,
     "monday tuesday wednesday thursday friday saturday sunday january february march april may "
     "june july august september october november december jan feb mar apr jun jul aug sep sept "
     "oct nov dec christmas easter ramadan"},
    {kNameParticle, "de la von van bin al der del di da dos el ibn ben ter den du le"},
    {kFunctionWord,
     "the a an in on at but and or as if when while after before since for with from by to of "
     "that this these those it he she they we i you his her their our my its not no yes so yet "
     "still also now then there here what who why how where which one two three four five six "
     "seven eight nine ten both some many most all other another asked according although though "
     "because during under over into even just like only once until such well meanwhile however "
     "despite among earlier later last next more less instead indeed about above across again "
     "against almost along already always any anyone around away back between beyond can could "
     "did do does each either else every everyone few first further had has have him himself "
     "herself itself themselves is are was were be been being let made make may maybe me might "
     "must much neither never nobody none nor nothing nowhere of off often out own per perhaps "
     "please quite rather recently said says same several shall should something sometimes soon "
     "than thus today together tomorrow tonight too toward towards unless unlike up upon us "
     "usually very via want whatever whenever whether whom whose will within without would "
     "yesterday ok oh read click share follow photo image video add say tell ask speaking citing "
     "responding writing noting calling given going look see think thanks thank hello "
     "additionally moreover furthermore finally overall nevertheless nonetheless regardless "
     "ultimately eventually currently clearly unfortunately fortunately obviously actually "
     "apparently certainly especially generally hopefully probably similarly specifically "
     "suddenly though whereas anyway good great new old good-bye dear"},
    {kMaleName,
     "james john robert michael william david richard joseph thomas charles christopher daniel "
     "matthew anthony mark donald steven paul andrew joshua kenneth kevin brian george edward "
     "ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin "
     "scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry "
     "tyler aaron jose henry adam douglas nathan peter zachary kyle walter harold jeremy ethan "
     "carl keith roger gerald terry sean arthur austin noah lawrence joe bryan billy albert dylan "
     "bruce gabriel alan juan logan wayne ralph roy eugene randy vincent russell louis philip "
     "phillip bobby johnny bradley bernie barack mike tim jim tom bill bob ted marco mitt jeb "
     "rand chris ben harry mitch rudy newt vladimir boris emmanuel antony pete sergei sergey jake "
     "dan don ed greg steve sam ron ken phil rick jeff matt josh doug fred tony dick al narendra "
     "volodymyr anwar nigel gordon ian simon graham stuart neil martin colin nick hugh jeremy "
     "oliver leo max luke liam noel rory declan angus alistair duncan gavin trevor clive derek "
     "geoffrey geoff barry leonard leon victor hector carlos luis miguel pedro jorge fernando "
     "diego pablo rafael antonio manuel francisco ricardo eduardo alejandro sergio mario giuseppe "
     "giovanni luca matteo paolo pierre jean jacques michel francois philippe laurent olivier "
     "hans klaus jurgen wolfgang heinz dieter stefan andreas jens lars sven erik olaf nils bjorn "
     "ivan dmitry dmitri nikolai igor oleg viktor yuri mikhail alexei andrei pavel jan piotr "
     "tomas marek mohammed muhammad mohamed ahmed ali hassan hussein omar khalid ibrahim yusuf "
     "abdullah mustafa karim tariq rajesh rahul amit sanjay vijay arun ravi anil suresh hiroshi "
     "kenji takeshi shinzo fumio yoshihide wei jinping ming joko emeka kwame kofi thabo nelson "
     "jesse lloyd lindsey marvin howard stanley chuck rex reince paul-henri jared corey roger "
     "dean rob rod ray lou lee norman nathaniel theodore wendell dwight clarence earl elijah isaac "
     "abraham caleb connor cody evan garrett grant ivor lewis marcus morris oscar otto quentin "
     "reginald rodney rupert ross sidney spencer stuart toby todd travis troy wallace warren "
     "wesley xavier zach juergen hamid ashraf benyamin ehud yair naftali recep tayyip imran "
     "jon brad shawn shaun derrick darren darryl craig curtis damon damian darius dominic "
     "duane dustin dwayne earnest edwin elliot elliott ernest ernie everett felix floyd "
     "forrest freddie frederick garth gilbert glenn gus harvey herbert herman horace hubert "
     "irving jamal javier jerome joel joey jonah julian julius kareem kelvin kirk kurt lamar "
     "leonardo lorenzo lowell luther malcolm marc mathew maurice melvin micah mickey milton "
     "mitchell mohammad murray myron nate ned norbert otis percy perry randall raul reggie "
     "reuben rhys ricky roberto rocky roland rufus salvador salvatore seth shane simeon "
     "stewart sylvester tanner terrence terrance thad timmy tobias tommy tyrone vernon vince "
     "virgil wilbur wilfred willie winston woodrow zeke alfredo armando arturo enrique ernesto "
     "esteban felipe gerardo gustavo guillermo ignacio jaime joaquin julio leonel marcelo "
     "mauricio nicolas octavio ramon rodrigo ruben mehmet ahmad bashar fareed faisal hamza "
     "jamil khaled mahmoud nasser osama rashid salman samir waleed yasser zaid arjun deepak "
     "gopal harish krishna manoj mukesh nitin prakash rakesh ramesh sandeep sunil vikram akira "
     "haruki hideo ichiro jiro makoto satoshi taro yusuke chinedu femi obinna oluwaseun sipho "
     "tendai ove bjarne mads rasmus soren mikkel henrik magnus gunnar anders knut arne leif "
     "emil jakub jiri karel petr pavol stanislav zbigniew andrzej grzegorz krzysztof wojciech "
     "istvan laszlo zoltan ferenc attila gheorghe mihai bogdan dragan goran zoran nikos yannis "
     "giorgos dimitris kostas"},
    {kFemaleName,
     "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty "
     "margaret sandra ashley kimberly emily donna michelle carol amanda dorothy melissa deborah "
     "stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna brenda pamela emma "
     "nicole helen samantha katherine christine debra rachel carolyn janet catherine maria "
     "heather diane ruth julie olivia joyce virginia victoria lauren christina joan evelyn judith "
     "megan andrea cheryl hannah jacqueline martha gloria teresa ann sara madison frances kathryn "
     "janice abigail alice julia judy sophia grace denise amber doris marilyn danielle beverly "
     "isabella theresa diana natalie brittany charlotte marie kayla lori hillary kellyanne "
     "melania ivanka chelsea nikki kamala loretta huma carly jill tulsi dianne claire sally "
     "alicia jane kate katie jenny meg liz ursula penny jacinda melanie anne monica ellen eva "
     "ingrid astrid birgit heidi petra sabine ulrike greta freya lena lina nina olga svetlana "
     "tatiana irina natasha yulia anastasia ekaterina elena daria sofia lucia carmen pilar rosa "
     "isabel ines beatriz gabriela valentina camila mariana fernanda giulia francesca chiara "
     "federica giorgia amelie camille celine brigitte marine valerie sylvie nathalie fatima "
     "aisha khadija zainab layla leila yasmin noor amina mariam priya anita sunita indira sonia "
     "lakshmi meena kavita yuki keiko naoko yoko akiko mei ling xiu aung ngozi chioma amara "
     "winnie thandi zanele wendy tracy tina sue sheila rosemary rita phyllis norma molly lucy "
     "lucille louise leah kristen kirsten kelly josephine jean irene ida holly hazel gail "
     "florence fiona erin erica elaine edith daisy constance clara cindy celia caroline bridget "
     "bonnie bernadette becky audrey annette angelina agnes adele tessa saskia pia joanne jo "
     "jodi jocelyn siobhan niamh mhairi harriet gillian geraldine nicola philippa susanna thelma "
     "wilma yvonne zoe benazir golda aung-san park yingluck sheikh-hasina "
     "abby adriana aileen aimee alana alexandra alexis alison allison alma alyssa amelia annie "
     "antonia ariel belinda bernice bertha bessie bethany beth betsy bianca brianna caitlin "
     "caitlyn candace candice carla carmela carrie cassandra cassie cecilia charlene cora "
     "corinne darlene debbie deirdre delia della desiree dolores dora dorothea edna eileen "
     "eleanor elisa elisabeth eliza elsa elsie emilia esther ethel eunice evangeline faye "
     "felicia flora freda genevieve georgina gina gladys glenda gwen gwendolyn hilda ilana "
     "imogen isabelle jana jasmine jeanette jeanne jenna jennie joann joanna jolene josie "
     "juanita judi kara kari karin karina katharine kathy katrina katy kaylee keisha kendra "
     "kerri kirstie krista kristi kristin kristina kristine lana latoya laurie leanne leona "
     "leticia lillian lilian lindsay liza lois lola lorena lorraine louisa lucinda lydia "
     "lynette lynne mabel madeleine madeline maggie mallory mandy marcia margarita margie "
     "margo marguerite marianne maribel marissa marjorie marla marlene maryann mattie maureen "
     "mavis maxine meghan melinda meredith mia michele mildred millie mindy minnie miranda "
     "miriam mona muriel myra myrtle nadia nadine naomi nellie nettie nora noreen paige "
     "patrice patsy patti patty paula pauline peggy penelope phoebe polly priscilla rachael "
     "ramona raquel regina renee rhonda roberta robyn rochelle rosalie rosalind rosanne "
     "roseanne roslyn rosie rowena roxanne sabrina sadie samira selena selma serena shari "
     "sharlene shelley shelly sherri sherry simone sondra stacey stacie stella susie suzanne "
     "sybil tabitha tamara tammy tanya tara tasha teri terri toni traci tracey trina trisha "
     "trudy valarie vanessa vera verna veronica vicki vickie vicky viola vivian wanda yolanda "
     "yvette zoey aaliyah farah hanan huda iman rania salma shirin soraya zahra ananya deepa "
     "divya kavya neha pooja radha shreya swati aiko akemi emiko haruka hina mayumi megumi "
     "sakura yumi anneke annika britta elke gudrun ilse jutta katja kerstin maja marit sigrid "
     "solveig tove ulla agnieszka ewa katarzyna magdalena malgorzata zofia ilona katalin "
     "eszter ileana ioana mihaela dragana jelena milica vesna eleni katerina despina ayse elif "
     "emine zeynep"},
};

}  // namespace

std::vector<std::pair<std::string_view, std::uint16_t>> name_words() {
    std::vector<std::pair<std::string_view, std::uint16_t>> words;
    for (const Row& row : kRows) {
        for_each_word(row.words,
                      [&](std::string_view word) { words.emplace_back(word, row.classes); });
    }
    return words;
}

}  // namespace dateline
