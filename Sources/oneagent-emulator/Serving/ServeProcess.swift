import Dispatch
import Emulator
import Glibc
import SystemCalls

/// One run of `serve`, from its start to its exit status.
struct ServeProcess: Sendable {
    private let configuration: ServeConfiguration
    private let console: Console
    private let signals = StopSignals()
    private let readyFile: ReadyFile

    init(_ configuration: ServeConfiguration) {
        self.configuration = configuration
        console = Console(level: configuration.logLevel, isQuiet: configuration.isQuiet)
        readyFile = ReadyFile(
            path: configuration.readyFilePath, descriptor: configuration.readyDescriptor)
    }

    /// Serves until it is told to stop.
    ///
    /// - Returns: the exit status (design, section 1, after sysexits).
    func run() async -> ExitStatus {
        signals.obey()
        let status = await serve()
        console.flush()
        return status
    }

    private func serve() async -> ExitStatus {
        let emulator: Emulator
        let parent: ParentWatch?
        do throws(SystemError) {
            try readyFile.prepare()
            parent = configuration.exitsWithParent ? try signals.watchParent() : nil
        } catch {
            console.error(error.description)
            return .cannotCreate
        }
        do {
            emulator = try await Emulator(configuration.emulator, observer: observer)
        } catch {
            console.error(error.description)
            return ExitStatus(error)
        }
        if configuration.exitsOnStandardInputClose { signals.watchStandardInput() }
        let status = await serve(emulator)
        withExtendedLifetime(parent) {}
        return status
    }

    private func serve(_ emulator: Emulator) async -> ExitStatus {
        do throws(SystemError) {
            try readyFile.write(emulator.ready)
        } catch {
            console.error("cannot tell that the emulator is ready: \(error)")
            await emulator.stop()
            return .cannotCreate
        }
        console.announce(emulator, configuration.emulator)
        await obey(emulator)
        readyFile.remove(emulator.ready)
        await emulator.stop()
        return .success
    }

    private func obey(_ emulator: Emulator) async {
        for await request in signals.requests {
            switch request {
            case .stop: return
            case .reopenFiles: await reopenFiles(of: emulator)
            }
        }
    }

    private func reopenFiles(of emulator: Emulator) async {
        do {
            try await emulator.reopenFiles()
            console.say(.info, "the files were opened again by their names")
        } catch {
            console.error("\(error); the file that was open is kept")
        }
    }

    private var observer: EmulatorObserver {
        let console = console
        var observer = EmulatorObserver(incident: { console.report($0) })
        if console.says(.info) { observer.request = { console.show($0) } }
        return observer
    }
}
