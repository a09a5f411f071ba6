// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/program/output.h"
#include "common/program/program.h"
#include "common/program/sanitize.h"
#include "common/program/terminal.h"
#include "searcher/ask.h"
#include "searcher/batch.h"
#include "searcher/demo.h"
#include "searcher/help.h"
#include "searcher/options.h"

namespace dateline {
namespace {

int run(SearchCommand command) {
    switch (command.action) {
        case SearchAction::kFieldsHelp:
            write_output(fields_help(terminal_width()));
            return 0;
        case SearchAction::kSyntax:
            write_output(syntax_help(terminal_width()));
            return 0;
        case SearchAction::kSaved:
            for (const auto& [name, query] : command.context.saved) {
                print_out("@{}\t{}\n", name, sanitize_line(query));
            }
            return 0;
        case SearchAction::kDemo:
            write_output(demo_help());
            return 0;
        case SearchAction::kBatch:
            return run_batch(command);
        case SearchAction::kSearch:
            return ask(command);
    }
    return 0;
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
    return dateline::run_program([&] {
        auto command = dateline::parse_search_command(argc, argv);
        return command ? dateline::run(*std::move(command)) : 0;
    });
}
